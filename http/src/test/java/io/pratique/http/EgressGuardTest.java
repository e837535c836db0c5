package io.pratique.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.http.Addresses.Zone;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressGuardTest {
    private static final Map<String, String> NAMES = Map.of(
            "public.example", "93.184.216.34",
            "private.example", "10.1.2.3",
            "torn.example", "93.184.216.34 10.1.2.3",
            "local.example", "127.0.0.1",
            "metadata.example", "169.254.169.254");

    private static EgressGuard guard(String registry, Map<String, String> environment) {
        return guard(registry, environment, Reach.ANYWHERE);
    }

    private static EgressGuard guard(String registry, Map<String, String> environment, Reach reach) {
        EgressGuard.Resolver resolver = host -> {
            String addresses = NAMES.get(host);
            if (addresses == null) {
                throw new UnknownHostException(host);
            }
            return Arrays.stream(addresses.split(" "))
                    .map(InetAddress::ofLiteral)
                    .toArray(InetAddress[]::new);
        };
        return new EgressGuard(registry, Proxies.of(environment), resolver, reach);
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC, private.example, private.example, an administrator must allow",
        "PUBLIC, torn.example, torn.example, an administrator must allow",
        "PUBLIC, local.example, local.example, an administrator must allow",
        "PUBLIC, metadata.example, metadata.example, never asked",
        "INTERNAL, metadata.example, metadata.example, never asked",
        "INTERNAL, public.example, private.example, refused",
        "INTERNAL, private.example, metadata.example, refused",
    })
    void refusesServersThatAreWhereNoneMayBe(Reach reach, String registry, String target, String message) {
        assertThatThrownBy(
                        () -> guard(registry, Map.of(), reach).check(URI.create("https://" + target + "/x"), "address"))
                .hasMessageContaining("internal address")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC, public.example",
        "INTERNAL, public.example",
        "INTERNAL, private.example",
        "INTERNAL, local.example",
        "ANYWHERE, metadata.example",
    })
    void allowsServersWithinReach(Reach reach, String registry) {
        assertThatCode(() ->
                        guard(registry, Map.of(), reach).check(URI.create("https://" + registry + "/x"), "address"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "public.example, private.example",
        "public.example, torn.example",
        "public.example, local.example",
        "public.example, metadata.example",
        "private.example, metadata.example",
        "private.example, local.example",
        "local.example, private.example",
        "torn.example, private.example",
        "metadata.example, local.example",
    })
    void refusesToGoFromOnePartOfTheNetworkToAnother(String registry, String target) {
        assertThatThrownBy(() -> guard(registry, Map.of()).check(URI.create("https://" + target + "/x"), "redirect"))
                .isInstanceOf(HttpException.class)
                .hasMessageContaining(target)
                .hasMessageContaining("internal address");
    }

    @ParameterizedTest
    @CsvSource({
        "public.example, public.example",
        "private.example, public.example",
        "private.example, PRIVATE.example",
        "local.example, local.example",
    })
    void allowsPublicHostsAndNeighbours(String registry, String target) {
        assertThatCode(() -> guard(registry, Map.of()).check(URI.create("https://" + target + "/x"), "redirect"))
                .doesNotThrowAnyException();
    }

    @Test
    void leavesNamesThatOnlyTheProxyKnowsToTheProxy() {
        URI url = URI.create("https://unknown.example/");

        assertThatThrownBy(() -> guard("public.example", Map.of()).check(url, "redirect"))
                .hasMessageContaining("is not known");
        assertThatCode(() -> guard("public.example", Map.of("HTTPS_PROXY", "http://p.example"))
                        .check(url, "redirect"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, PUBLIC",
        "2606:4700::1, PUBLIC",
        "64:ff9b::808:808, PUBLIC",
        "127.8.9.1, LOOPBACK",
        "::1, LOOPBACK",
        "::ffff:127.0.0.1, LOOPBACK",
        "64:ff9b::7f00:1, LOOPBACK",
        "2002:7f00:1::, LOOPBACK",
        "10.0.0.1, PRIVATE",
        "172.31.0.1, PRIVATE",
        "172.32.0.1, PUBLIC",
        "192.168.0.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "fd12::1, PRIVATE",
        "169.254.169.254, LINK_LOCAL",
        "169.254.170.2, LINK_LOCAL",
        "fe80::1, LINK_LOCAL",
        "64:ff9b::a9fe:a9fe, LINK_LOCAL",
        "100.100.100.200, LINK_LOCAL",
        "192.0.0.192, LINK_LOCAL",
        "168.63.129.16, LINK_LOCAL",
        "fd00:ec2::254, LINK_LOCAL",
        "0.0.0.0, NOWHERE",
        "0.1.2.3, NOWHERE",
        "::, NOWHERE",
        "224.0.0.1, NOWHERE",
        "255.255.255.255, NOWHERE",
        "ff02::1, NOWHERE",
    })
    void knowsWhereAddressesAre(String address, Zone zone) {
        assertThat(Addresses.zone(InetAddress.ofLiteral(address))).isEqualTo(zone);
    }
}

package io.pratique.bench.labels;

import io.pratique.model.inventory.Distro;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of an image that labels are about: from its name, or from versions that one release alone had.
///
/// @param digest how its digest begins
/// @param distro null where no row is about a package of the system
/// @param systemType the package URL type of the system's packages
/// @param otherType that of packages the system does not know
record LabelledImage(String digest, @Nullable Distro distro, String systemType, String otherType) {
    private static final List<LabelledImage> ALL =
            """
            4c564f4 rhel 8 rpm maven
            d48f054 rhel 8 rpm maven
            e8fea6b rhel 8 rpm maven
            fc6f7a3 rhel 9 rpm npm
            c8d664b ol 8 rpm maven
            1301cc9 amzn 2 rpm generic
            94b537f sles 12.4 rpm generic
            3c0f7e1 mariner 2.0 rpm generic
            51101e6 mariner 2.0 rpm generic
            d8a88e8 debian 9 deb npm
            5e96e03 debian 10 deb pypi
            1a67ab9 debian 10 deb generic
            42137b9 debian 11 deb npm
            6fd5699 debian 11 deb maven
            267d5a6 debian 11 deb maven
            69ae7f1 debian 11 deb generic
            1830542 ubuntu 12.04 deb generic
            881afba ubuntu 14.04 deb pypi
            213e055 ubuntu 17.04 deb generic
            9c4bf7d ubuntu 17.04 deb generic
            971a12d ubuntu 18.04 deb generic
            f8e72da ubuntu 20.04 deb maven
            b9e3e52 ubuntu 20.04 deb npm
            754eb64 ubuntu 20.10 deb generic
            253908b ubuntu 21.10 deb generic
            aa6c2c0 ubuntu 22.04 deb generic
            ddac200 alpine 3.2 apk generic
            58637f2 alpine 3.6 apk generic
            0825ace alpine 3.12 apk gem
            c27b02c alpine 3.12 apk generic
            ff80ae5 alpine 3.12 apk generic
            6749b15 alpine 3.13 apk generic
            3335d04 alpine 3.13 apk generic
            1000879 alpine 3.14 apk maven
            5763c8a alpine 3.14 apk gem
            a11c682 alpine 3.15 apk golang
            09354ca alpine 3.15 apk golang
            e25a9a1 alpine 3.18 apk nuget
            59bddc1 wolfi - apk generic
            92f1981 - - - pypi
            b2b58a5 - - - pypi
            """.lines().map(LabelledImage::parse).toList();

    private static LabelledImage parse(String line) {
        String[] words = line.split(" ", -1);
        String version = words[2].equals("-") ? "" : words[2];
        Distro distro = words[1].equals("-")
                ? null
                : new Distro(words[1], version, null, (words[1] + ' ' + version).strip(), List.of());
        return new LabelledImage(words[0], distro, words[3], words[4]);
    }

    static Optional<LabelledImage> of(String image) {
        return ALL.stream()
                .filter(known -> image.contains("@sha256:" + known.digest))
                .findFirst();
    }
}

package io.pratique.cli;

import io.pratique.advisory.exchange.LayoutArchive;
import io.pratique.advisory.exchange.Parcel;
import io.pratique.cli.output.OutputFile;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Writes the database as one file that can be carried over an air gap.
final class DbExportCommand implements Command {
    @Override
    public String name() {
        return "export";
    }

    @Override
    public String summary() {
        return "Write the advisory database as one file, to be carried to other machines.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique db export advisories.tar", "for 'pratique db import' elsewhere"),
                new Example("pratique db export advisories.tar --sign-key db.key", "signed with a key"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(
                Options.parameter(Options.FILE, List.of(), "The file to write: an OCI image layout in a tar."));
        ExchangeOptions.describeSending(spec);
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        Path file = Options.path(Options.parameter(parsed));
        OutputFile.check(file);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new PratiqueException(ErrorKind.USAGE, "cannot write to " + file + ": it is no file");
        }
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        MessageDigest digest = sha256();
        try (Parcel parcel = ExchangeOptions.pack(parsed, folder, around)) {
            OutputFile.write(file, out -> {
                var archive = new LayoutArchive(new DigestOutputStream(out, digest));
                parcel.sendTo(archive);
                archive.finish();
            });
            String place = "file        " + Lines.single(file.toString()) + ", " + Files.size(file)
                    + " bytes\nsha256      " + HexFormat.of().formatHex(digest.digest());
            return Cli.print(ExchangeText.sent(place, parcel), around);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}

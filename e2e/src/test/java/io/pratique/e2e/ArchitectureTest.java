package io.pratique.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.pratique.advisory.feed.Feed;
import io.pratique.advisory.feed.Feeds;
import io.pratique.cli.Command;
import io.pratique.cli.Commands;
import io.pratique.image.source.ImageSource;
import io.pratique.image.source.ImageSources;
import io.pratique.match.exception.ExceptionFile;
import io.pratique.match.exception.ExceptionFiles;
import io.pratique.match.version.VersionScheme;
import io.pratique.match.version.VersionSchemes;
import io.pratique.report.format.ReportFormat;
import io.pratique.report.format.ReportFormats;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Analyzers;
import io.pratique.sbom.format.SbomFormat;
import io.pratique.sbom.format.SbomFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The rules of ARCHITECTURE.md.
class ArchitectureTest {
    private static final int LONGEST_FILE = 400;

    private static JavaClasses program;

    @BeforeAll
    static void read() {
        program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.pratique");
        program = program.that(com.tngtech.archunit.base.DescribedPredicate.not(
                JavaClass.Predicates.resideInAPackage("io.pratique.testing..")));
    }

    @Test
    void chaptersDependOnEarlierOnesOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("model")
                .definedBy("io.pratique.model..")
                .layer("json")
                .definedBy("io.pratique.json..")
                .layer("http")
                .definedBy("io.pratique.http..")
                .layer("image")
                .definedBy("io.pratique.image..")
                .layer("sbom")
                .definedBy("io.pratique.sbom..")
                .layer("advisory")
                .definedBy("io.pratique.advisory..")
                .layer("match")
                .definedBy("io.pratique.match..")
                .layer("report")
                .definedBy("io.pratique.report..")
                .layer("server")
                .definedBy("io.pratique.server..")
                .layer("cli")
                .definedBy("io.pratique.cli..")
                .whereLayer("model")
                .mayNotAccessAnyLayer()
                .whereLayer("json")
                .mayNotAccessAnyLayer()
                .whereLayer("http")
                .mayOnlyAccessLayers("model")
                .whereLayer("image")
                .mayOnlyAccessLayers("model", "json", "http")
                .whereLayer("sbom")
                .mayOnlyAccessLayers("model", "json", "http", "image")
                .whereLayer("advisory")
                .mayOnlyAccessLayers("model", "json", "http")
                .whereLayer("match")
                .mayOnlyAccessLayers("model", "json", "advisory")
                .whereLayer("report")
                .mayOnlyAccessLayers("model", "json", "match", "advisory", "sbom")
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .check(program);
    }

    @Test
    void reportsKnowOfInventoriesOnlyHowTheyAreWritten() {
        noClasses()
                .that()
                .resideInAPackage("io.pratique.report..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.pratique.sbom..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                JavaClass.Predicates.resideInAPackage("io.pratique.sbom.format.."))))
                .check(program);
    }

    @Test
    void onlyTheCommandsSpeakToTheTerminalAndEndTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.pratique.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(program);
    }

    @Test
    void nothingButTheCommandsReadsTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.pratique.cli..", "io.pratique.http..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .check(program);
    }

    @Test
    void noStaticFieldChanges() {
        fields().that().areStatic().should().beFinal().check(program);
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        var bare = new ArrayList<String>();
        for (JavaClass one : program) {
            if (!one.getPackage().isAnnotatedWith(NullMarked.class)
                    && !one.getPackageName().equals("picocli")) {
                bare.add(one.getPackageName());
            }
        }

        assertThat(bare.stream().distinct()).isEmpty();
    }

    @Test
    void everyPluginIsListed() {
        assertListed(Analyzer.class, Analyzers.ALL);
        assertListed(Feed.class, Feeds.ALL);
        assertListed(VersionScheme.class, VersionSchemes.ALL);
        assertListed(ExceptionFile.class, ExceptionFiles.ALL);
        assertListed(ReportFormat.class, ReportFormats.ALL);
        assertListed(SbomFormat.class, SbomFormats.ALL);
        assertListed(ImageSource.class, ImageSources.ALL);
        assertListed(
                Command.class,
                Commands.ALL.stream()
                        .flatMap(command -> Stream.concat(Stream.of(command), command.subcommands().stream()))
                        .toList());
    }

    @Test
    void pluginsAreFinal() {
        classes()
                .that()
                .implement(Analyzer.class)
                .or()
                .implement(Feed.class)
                .or()
                .implement(VersionScheme.class)
                .or()
                .implement(ReportFormat.class)
                .or()
                .implement(SbomFormat.class)
                .or()
                .implement(ImageSource.class)
                .and()
                .areNotInterfaces()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(program);
    }

    @Test
    void filesAreShort() throws IOException {
        var tooLong = new ArrayList<String>();
        for (Path file : Sources.main()) {
            long lines = Files.readAllLines(file).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(file.getFileName() + " has " + lines + " lines");
            }
        }

        assertThat(tooLong).isEmpty();
    }

    private static void assertListed(Class<?> kind, List<?> list) {
        var listed = list.stream().map(Object::getClass).map(Class::getName).collect(Collectors.toSet());
        var missing = program.stream()
                .filter(one -> one.isAssignableTo(kind))
                .filter(one -> !one.isInterface() && !one.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .filter(name -> !listed.contains(name))
                .toList();

        assertThat(missing).as("%s that no list names", kind.getSimpleName()).isEmpty();
    }
}

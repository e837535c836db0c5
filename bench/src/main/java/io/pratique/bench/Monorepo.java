package io.pratique.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes a folder like a repository of many npm packages: ten files to each of them, one of which is a lock file.
public final class Monorepo {
    private static final int NEEDS = 5;
    private static final int LIBRARIES = 500;

    private Monorepo() {}

    /// @param arguments the folder, and how many packages
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        for (int i = 0; i < count; i++) {
            make(root.resolve("group" + i % 100).resolve("package" + i), i);
        }
    }

    private static void make(Path folder, int number) throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("package.json"), manifest(number));
        Files.writeString(folder.resolve("package-lock.json"), lock(number));
        Files.writeString(folder.resolve("README.md"), "# Package " + number + "\n");
        Files.writeString(folder.resolve("LICENSE"), "MIT\n");
        Files.writeString(folder.resolve("tsconfig.json"), "{}\n");
        Files.writeString(folder.resolve(".eslintrc.json"), "{}\n");
        for (int part = 0; part < 4; part++) {
            Files.writeString(folder.resolve("src/part" + part + ".ts"), "export const part = " + part + ";\n");
        }
    }

    private static String manifest(int number) {
        return """
            {
              "name": "@acme/package%d",
              "version": "1.0.%d",
              "license": "MIT",
              "dependencies": {
                %s
              }
            }
            """.formatted(number, number % 50, dependencies(number));
    }

    private static String dependencies(int number) {
        var all = new StringBuilder();
        for (int need = 0; need < NEEDS; need++) {
            all.append(need == 0 ? "" : ", ")
                    .append("\"library%d\": \"^%d.1.0\"".formatted(library(number, need), (number + need) % 9));
        }
        return all.toString();
    }

    private static String lock(int number) {
        var packages = new StringBuilder();
        for (int need = 0; need < NEEDS; need++) {
            int library = library(number, need);
            String version = (number + need) % 9 + ".1." + library % 7;
            packages.append("""
                ,
                    "node_modules/library%1$d": {
                      "version": "%2$s",
                      "resolved": "https://registry.npmjs.org/library%1$d/-/library%1$d-%2$s.tgz",
                      "integrity": "sha512-%3$s==",
                      "license": "MIT"
                    }""".formatted(library, version, "A".repeat(86)));
        }
        return """
            {
              "name": "@acme/package%1$d",
              "version": "1.0.%2$d",
              "lockfileVersion": 3,
              "requires": true,
              "packages": {
                "": {
                  "name": "@acme/package%1$d",
                  "version": "1.0.%2$d",
                  "dependencies": { %3$s }
                }%4$s
              }
            }
            """.formatted(number, number % 50, dependencies(number), packages);
    }

    private static int library(int number, int need) {
        return (number * 7 + need * 13) % LIBRARIES;
    }
}

package io.pratique.sbom.format.document;

/// The names of the properties that this program writes, listed in docs/reference/sbom.md.
final class Names {
    static final String STATUS = Property.PREFIX + "status";
    static final String PROBLEM = Property.PREFIX + "problem";
    static final String PROBLEM_KIND = PROBLEM + ":kind";
    static final String PROBLEM_WHERE = PROBLEM + ":where";
    static final String BASE = Property.PREFIX + "base";
    static final String BASE_NAME = BASE + ":name";
    static final String BASE_LAYERS = BASE + ":layers";
    static final String PROGRAMS = Property.PREFIX + "programs";
    static final String PROGRAMS_UNEXPLAINED = PROGRAMS + ":unexplained";
    static final String PROGRAM_UNEXPLAINED = Property.PREFIX + "program:unexplained";
    static final String DEPENDENCY = Property.PREFIX + "dependency";
    static final String IMAGE = Property.PREFIX + "image";
    static final String IMAGE_DIGEST = IMAGE + ":digest";
    static final String IMAGE_PLATFORM = IMAGE + ":platform";
    static final String IMAGE_CREATED = IMAGE + ":created";
    static final String IMAGE_LABEL = IMAGE + ":label:";
    static final String LAYER = Property.PREFIX + "layer";
    static final String LAYER_NUMBER = LAYER + ":number";
    static final String PATH = Property.PREFIX + "path";
    static final String SOURCE_NAME = Property.PREFIX + "source:name";
    static final String SOURCE_VERSION = Property.PREFIX + "source:version";
    static final String OWNER = Property.PREFIX + "owner";
    static final String SCOPE = Property.PREFIX + "scope";
    static final String ASSUMED = Property.PREFIX + "version-assumed";
    static final String LICENSE = Property.PREFIX + "license";
    static final String NAME = Property.PREFIX + "name";
    static final String VERSION = Property.PREFIX + "version";
    static final String CODE_PATH = Property.PREFIX + "code:path";
    static final String FUNCTIONS = Property.PREFIX + "code:functions";
    static final String CLASS_PRESENT = Property.PREFIX + "code:class-present";
    static final String CLASS_ABSENT = Property.PREFIX + "code:class-absent";
    static final String CODENAME = Property.PREFIX + "distro:codename";
    static final String ID_LIKE = Property.PREFIX + "distro:id-like";
    static final String PRETTY_NAME = Property.PREFIX + "distro:pretty-name";

    private Names() {}
}

package io.pratique.model.inventory;

import java.util.List;

/// What code a file holds, as far as advisories name code: kept so that these can be judged without the file.
public sealed interface Code {
    /// Where, as in the origins of components.
    String path();

    /// The same at another path.
    Code at(String other);

    /// The functions of a program: `import/path#Function` and `import/path#Type.Method` for each, `import/path#`
    /// for
    /// each package, and [#UNTOLD] with the path of each module of whose packages the names are not known.
    record Functions(String path, NameSet names) implements Code {
        public static final String UNTOLD = "?";

        @Override
        public Functions at(String other) {
            return new Functions(other, names);
        }
    }

    /// Whether an archive holds classes that are known to have a problem.
    record Classes(String path, List<Fact> facts) implements Code {
        public Classes {
            facts = List.copyOf(facts);
        }

        @Override
        public Classes at(String other) {
            return new Classes(other, facts);
        }
    }

    /// What was looked for in an archive.
    ///
    /// @param problems that are about these classes alone
    /// @param classes with dots
    /// @param present whether one of them is there
    record Fact(List<String> problems, List<String> classes, boolean present) {
        public Fact {
            problems = List.copyOf(problems);
            classes = List.copyOf(classes);
        }
    }
}

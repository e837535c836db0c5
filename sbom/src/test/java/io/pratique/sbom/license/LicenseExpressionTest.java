package io.pratique.sbom.license;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseExpressionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MIT | MIT
            mit | MIT
            The MIT License | MIT
            License :: OSI Approved :: MIT License | MIT
            Apache License, Version 2.0 | Apache-2.0
            The Apache Software License, Version 2.0 | Apache-2.0
            Apache 2 | Apache-2.0
            ASL 2.0 | Apache-2.0
            GPL-2.0 | GPL-2.0-only
            GPL-2.0+ | GPL-2.0-or-later
            GPLv2+ | GPL-2.0-or-later
            GPLv3 | GPL-3.0-only
            LGPLv2.1+ | LGPL-2.1-or-later
            GNU General Public License v3 or later (GPLv3+) | GPL-3.0-or-later
            GNU Lesser General Public License v2.1 or later | LGPL-2.1-or-later
            Mozilla Public License 2.0 (MPL 2.0) | MPL-2.0
            BSD-3-clause | BSD-3-Clause
            New BSD License | BSD-3-Clause
            Expat | MIT
            MIT/X11 | MIT
            MIT/Apache-2.0 | MIT OR Apache-2.0
            (MIT OR Apache-2.0) | (MIT OR Apache-2.0)
            MIT AND (LGPL-2.1-or-later OR BSD-3-Clause) | MIT AND (LGPL-2.1-or-later OR BSD-3-Clause)
            GPLv2+ and (MIT or ASL 2.0) | GPL-2.0-or-later AND (MIT OR Apache-2.0)
            GPL-2.0-or-later WITH Classpath-exception-2.0 | GPL-2.0-or-later WITH Classpath-exception-2.0
            GPL-2.0-with-classpath-exception | GPL-2.0-only WITH Classpath-exception-2.0
            LicenseRef-own AND MIT | LicenseRef-own AND MIT
            CDDL + GPLv2 with classpath exception | CDDL-1.0 OR GPL-2.0-only WITH Classpath-exception-2.0
            Eclipse Public License v2.0 | EPL-2.0
            ISC License (ISCL) | ISC
            """)
    void readsWhatPackagesDeclare(String declared, String expression) {
        assertThat(LicenseExpression.of(declared)).contains(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BSD",
                "License :: OSI Approved :: Apache Software License",
                "Public Domain",
                "SEE LICENSE IN LICENSE.txt",
                "MIT AND",
                "AND",
                "(MIT AND ISC",
                "MIT AND ISC)",
                "MIT WITH nothing",
                "MIT or proprietary",
                "https://example.org/license"
            })
    void leavesWhatItDoesNotKnow(String declared) {
        assertThat(LicenseExpression.of(declared)).isEmpty();
    }

    @Test
    void readsAnythingInBoundedTime() {
        for (String text :
                new String[] {"(".repeat(1_999), "MIT OR ".repeat(280), "a/".repeat(900), "x".repeat(1 << 20)}) {
            assertThat(LicenseExpression.of(text)).isEmpty();
        }
    }
}

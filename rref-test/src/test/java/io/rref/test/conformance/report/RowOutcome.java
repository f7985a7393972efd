package io.rref.test.conformance.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a build has shown of a row. */
enum RowOutcome {
    PASSED,
    NOT_APPLICABLE,
    FAILED,
    NOT_RUN,
    NOT_YET_BUILT;

    @JsonValue
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

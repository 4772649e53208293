package org.floris.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvFileTest {
    @Test
    void whatWouldBreakTheFileIsQuoted() {
        assertThat(CsvFile.quoted("a,\"b\"\n")).isEqualTo("\"a,\"\"b\"\"\n\"");
        assertThat(CsvFile.quoted(null)).isEmpty();
        assertThat(CsvFile.quoted(-12)).isEqualTo("-12");
    }

    @Test
    void whatASpreadsheetWouldTakeForAFormulaIsText() {
        assertThat(CsvFile.quoted("=1+1")).isEqualTo("'=1+1");
    }
}

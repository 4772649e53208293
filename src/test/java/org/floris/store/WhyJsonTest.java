package org.floris.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.floris.canonical.Why;
import org.junit.jupiter.api.Test;

class WhyJsonTest {
    @Test
    void aReasonComesBackAsItWasKeptWithWhatItSpeaksOf() {
        Why because = Why.of("no-answer-in-time", "{0} did not answer in time.", "loris");
        Why why = Why.of("not-known-in", "What became of {0} changes in {1} is not known: {2}", 3, "loris", because);

        assertThat(why.sentence())
                .isEqualTo("What became of 3 changes in loris is not known: loris did not answer in time.");
        assertThat(WhyJson.read(why.sentence(), WhyJson.write(why))).isEqualTo(why);
    }

    @Test
    void aSentenceWithoutTranslationNeedsNoJson() {
        Why why = Why.plain("As the system said it.");
        assertThat(WhyJson.write(why)).isNull();
        assertThat(WhyJson.read(why.sentence(), null)).isEqualTo(why);
    }

    @Test
    void whatIsPutInIsNotTakenForAPlace() {
        assertThat(Why.of("x", "{0} and {1}", "{1}", "two").sentence()).isEqualTo("{1} and two");
    }
}

package org.floris.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/** {@code %mask(…)} in a log pattern: what stands in the brackets, with personal data masked. */
public class MaskConverter extends CompositeConverter<ILoggingEvent> {
    @Override
    protected String transform(ILoggingEvent event, String text) {
        return PersonalData.mask(text);
    }
}

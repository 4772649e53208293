package org.floris.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.floris.canonical.Ref;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class PartsTest {
    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    PartsTest() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(templates);
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        engine.setTemplateEngineMessageSource(messages);
    }

    @Test
    void aCallThatNamesNoRecordIsShownAsThat() {
        for (String part : Set.of("asked", "named")) {
            assertThat(shown(part, null)).contains("names no record");
            assertThat(shown(part, new Ref("loris", "contact", ""))).contains("names no record");
        }
    }

    @Test
    void aRecordIsShownByTheEndOfItsIdAndCopiedAsAWhole() {
        Ref ref = new Ref("loris", "contact", "0192f0c4-0000-7000-8000-00000000abcd");
        assertThat(shown("asked", ref))
                .contains(">00000000abcd<")
                .contains("data-copy=\"" + ref.id() + "\"")
                .doesNotContain("names no record");
        assertThat(shown("named", ref)).contains(">" + ref + "<");
        assertThat(shown("asked", new Ref("loris", "contact", "7"))).contains(">7<");
    }

    @Test
    void aMeterOfNothingIsFull() {
        Context model = new Context(Locale.ENGLISH);
        model.setVariable("part", 0);
        model.setVariable("whole", 0);
        assertThat(engine.process("fragments/parts", Set.of("meter"), model)).contains("width=\"100\"");
        model.setVariable("part", 1);
        model.setVariable("whole", 4);
        assertThat(engine.process("fragments/parts", Set.of("meter"), model)).contains("width=\"25\"");
    }

    private String shown(String part, Ref ref) {
        Context model = new Context(Locale.ENGLISH);
        model.setVariable("ref", ref);
        return engine.process("fragments/parts", Set.of(part), model);
    }
}

package org.floris.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.ColorConverter;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** What stands in the log, through the very settings and patterns that the hub ships. */
class LogFormatTest {
    private static final String EXCHANGE = "0f8b2f5e-1111-4222-8333-444455556666";

    private final LoggerContext context = new LoggerContext();

    @Test
    void productionWritesOneMaskedJsonObjectWithTheExchangeId() throws IOException {
        context.putObject(Environment.class.getName(), settings("application-production.yaml"));
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(settings("application-production.yaml").getProperty("logging.structured.format.console"));
        encoder.start();

        String line = new String(encoder.encode(event()), java.nio.charset.StandardCharsets.UTF_8);

        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.path("message").asText()).isEqualTo("loris refused the phone ***");
        assertThat(json.path("exchangeId").asText()).isEqualTo(EXCHANGE);
        assertThat(json.path("error").path("message").asText()).isEqualTo("mail ***");
        assertThat(json.path("service").path("name").asText()).isEqualTo("floris");
        assertThat(line).doesNotContain("79161234567").doesNotContain("a.b@example.org");
    }

    @Test
    void theSandboxWritesMaskedLinesWithTheExchangeId() throws Exception {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(shippedPattern());
        layout.getInstanceConverterMap().put("mask", MaskConverter::new);
        layout.getInstanceConverterMap().put("clr", ColorConverter::new);
        layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
        layout.start();

        assertThat(layout.doLayout(event()))
                .contains("[" + EXCHANGE + "] ")
                .contains("loris refused the phone ***")
                .contains("IllegalStateException: mail ***")
                .doesNotContain("79161234567");
    }

    private LoggingEvent event() {
        LoggingEvent event = new LoggingEvent(
                LogFormatTest.class.getName(),
                context.getLogger("org.floris.bridge.Mirror"),
                Level.WARN,
                "{} refused the phone {}",
                new IllegalStateException("mail a.b@example.org"),
                new Object[] {"loris", "+79161234567"});
        event.setMDCPropertyMap(Map.of("exchangeId", EXCHANGE));
        return event;
    }

    private static StandardEnvironment settings(String profile) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        for (String file : new String[] {profile, "application.yaml"}) {
            new YamlPropertySourceLoader()
                    .load(file, new ClassPathResource(file))
                    .forEach(environment.getPropertySources()::addLast);
        }
        return environment;
    }

    private static String shippedPattern() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ClassPathResource("logback-spring.xml").getInputStream())
                .getElementsByTagName("pattern")
                .item(0)
                .getTextContent();
    }
}

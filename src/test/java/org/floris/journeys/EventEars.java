package org.floris.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/** A downstream system: listens to the topics as any subscriber would. */
class EventEars {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();

    Optional<JsonNode> heard(String entity, UUID id) {
        return heard.stream()
                .filter(event -> event.path("entity").asText().equals(entity)
                        && event.path("id").asText().equals(id.toString()))
                .findFirst();
    }

    void hear(Message message) {
        try {
            String body = message instanceof TextMessage text
                    ? text.getText()
                    : new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
            heard.add(JSON.readTree(body));
        } catch (JMSException | IOException wrong) {
            throw new AssertionError(wrong);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {
        @Bean
        EventEars eventEars() {
            return new EventEars();
        }

        @Bean
        DefaultMessageListenerContainer clientEvents(ConnectionFactory broker, EventEars ears) {
            DefaultMessageListenerContainer container = new DefaultMessageListenerContainer();
            container.setConnectionFactory(broker);
            container.setPubSubDomain(true);
            container.setDestinationName("floris.events.client");
            container.setMessageListener((jakarta.jms.MessageListener) ears::hear);
            return container;
        }
    }
}

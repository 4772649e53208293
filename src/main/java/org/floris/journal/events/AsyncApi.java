package org.floris.journal.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.floris.journal.events.EventSchemas.Described;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** The AsyncAPI 3.0 document of all topics. The queues between replicas of the hub are its own affair and not in it. */
@Component
public class AsyncApi {
    /** As in {@code routes/events/outbox.camel.yaml}. */
    private static final String TOPIC = "floris.events.";

    private static final String ABOUT =
            """
            One topic for each entity of the unified model. An event is sent after the commit of a write, at least once,
            and the events of one record come in the order of its writes.

            * Subscribe durably, or what is sent while you are away is lost to you.
            * An event that comes again has the same `eventId`; the broker drops most repeats by it.
            * Consumers that share a subscription keep the order of a record: its events are one group (`JMSXGroupID`).
            * `schemaVersion` grows in its second number when something is added: pass over what you do not know, values
              of an enumeration included. It grows in its first number when something is gone or means something else.
            * `x-personal: true` marks personal data.

            Queues named `floris.deferred.…` are between the hub and itself, and not for others.""";

    private final EventSchemas schemas;
    private final String brokerUrl;
    private final String version;

    AsyncApi(
            EventSchemas schemas,
            @Value("${floris.broker.url:}") String brokerUrl,
            ObjectProvider<BuildProperties> build) {
        this.schemas = schemas;
        this.brokerUrl = brokerUrl;
        this.version =
                build.stream().findFirst().map(BuildProperties::getVersion).orElse("unknown");
    }

    public ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Floris: what was written in the bank's CRMs")
                .put("version", version)
                .put("description", ABOUT);
        document.put("defaultContentType", "application/json");
        document.set("servers", BrokerServers.of(brokerUrl));
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        ObjectNode payloads = components.putObject("schemas");
        components.putObject("securitySchemes").putObject("account").put("type", "userPassword");
        for (Described described : schemas.described()) {
            String name = described.entity().name();
            channels.set(name, channel(described));
            operations.set(name + "Written", operation(name));
            messages.set(name, message(described));
            payloads.set(name, described.schema());
        }
        return document;
    }

    private static ObjectNode channel(Described described) {
        String name = described.entity().name();
        ObjectNode channel = JsonNodeFactory.instance
                .objectNode()
                .put("address", TOPIC + name)
                .put("title", described.entity().labels().en());
        channel.putObject("messages").putObject(name).put("$ref", "#/components/messages/" + name);
        return channel;
    }

    private static ObjectNode operation(String name) {
        ObjectNode operation = JsonNodeFactory.instance
                .objectNode()
                .put("action", "send")
                .put("summary", "The hub tells that a " + name + " was written.");
        operation.putObject("channel").put("$ref", "#/channels/" + name);
        operation.putArray("messages").addObject().put("$ref", "#/channels/" + name + "/messages/" + name);
        return operation;
    }

    private static ObjectNode message(Described described) {
        String name = described.entity().name();
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("title", described.entity().labels().en() + " was written")
                .put("contentType", "application/json");
        message.set("headers", EventHeaders.schema());
        message.putObject("payload").put("$ref", "#/components/schemas/" + name);
        message.putObject("correlationId").put("location", "$message.header#/exchangeId");
        message.putArray("examples")
                .addObject()
                .<ObjectNode>set("headers", described.headers())
                .set("payload", described.example());
        return message;
    }
}

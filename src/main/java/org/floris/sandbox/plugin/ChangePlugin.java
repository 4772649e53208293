package org.floris.sandbox.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.floris.sandbox.crm.CrmFault;
import org.floris.sandbox.crm.Database;
import org.floris.sandbox.crm.Save;
import org.floris.sandbox.crm.SaveListener;

/** The hub's plug-in in a simulated CRM: hands each save of the CRM's own users to the hub before it is committed. */
public final class ChangePlugin implements SaveListener {
    /** So many saves may wait for the hub at a time; the other threads of the CRM stay free for the hub's own calls. */
    private static final int AT_ONCE = 96;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String system;
    private final String authorization;
    private final Duration patience;
    private final Supplier<Database> database;
    private final HttpClient client;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile boolean enabled;
    private volatile URI hub;

    /**
     * @param hub base address; null until it is known
     * @param patience how long a save waits for the hub
     */
    public ChangePlugin(
            String system,
            boolean enabled,
            URI hub,
            String login,
            String password,
            Duration patience,
            Supplier<Database> database) {
        this.system = system;
        this.enabled = enabled;
        this.hub = hub;
        this.patience = patience;
        this.database = database;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    public void enable(boolean enabled) {
        this.enabled = enabled;
    }

    public void hub(URI address) {
        this.hub = address;
    }

    public boolean enabled() {
        return enabled;
    }

    public URI hub() {
        return hub;
    }

    /** Saves by what the hub said: accepted, refused, failed. */
    public Map<String, Long> counts() {
        return Map.of("accepted", accepted.sum(), "refused", refused.sum(), "failed", failed.sum());
    }

    @Override
    public void beforeCommit(Save save) {
        if (!enabled) {
            return;
        }
        if (hub == null) {
            throw unreachable("адрес не задан");
        }
        HttpResponse<byte[]> response = ask(save);
        if (isAccepted(response)) {
            accepted.increment();
            return;
        }
        refused.increment();
        throw CrmFault.businessRule(detail(response));
    }

    /** Only an answer that names its exchange is a yes; an empty one may come from whatever stands in between. */
    private static boolean isAccepted(HttpResponse<byte[]> response) {
        return response.statusCode() == 200 && read(response).hasNonNull("exchangeId");
    }

    private HttpResponse<byte[]> ask(Save save) {
        UUID messageId = UUID.randomUUID();
        HttpRequest request = HttpRequest.newBuilder(hub.resolve("/api/v1/systems/" + system + "/changes"))
                .timeout(patience)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .header("Idempotency-Key", messageId.toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(new ChangeMessage(database.get()).of(messageId, save)))
                .build();
        boolean entered = false;
        try {
            entered = places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!entered) {
                throw unreachable("слишком много сохранений ждут ответа");
            }
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (java.net.http.HttpTimeoutException e) {
            throw unreachable("нет ответа за " + patience.toSeconds() + " с");
        } catch (IOException e) {
            throw unreachable("нет соединения");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("прервано");
        } finally {
            if (entered) {
                places.release();
            }
        }
    }

    private CrmFault unreachable(String why) {
        failed.increment();
        return CrmFault.businessRule(
                "Изменение не сохранено: шина интеграции Floris недоступна (" + why + "). Повторите попытку позже.");
    }

    /** The text for the user in a problem document. */
    private static String detail(HttpResponse<byte[]> response) {
        JsonNode problem = read(response);
        return problem.hasNonNull("detail")
                ? problem.get("detail").asText()
                : "Изменение не сохранено: шина интеграции Floris ответила кодом " + response.statusCode() + ".";
    }

    private static JsonNode read(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}

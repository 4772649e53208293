package org.floris.connector.dynamics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Option;
import org.floris.connector.Reference;

/** Loris is called on its SOAP 1.2 endpoint here, so that both are tried. */
class LorisConnectorTest extends SandboxContract {
    @Override
    String system() {
        return "loris";
    }

    @Override
    String[] settings() {
        return new String[] {"LORIS_ENDPOINT=soap12"};
    }

    @Override
    protected String entity() {
        return "contact";
    }

    @Override
    protected String primaryId() {
        return "contactid";
    }

    @Override
    protected Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("firstname", "Анна");
        values.put("lastname", "Петрова & Co <ИП>");
        values.put("birthdate", Instant.parse("1980-02-29T00:00:00Z"));
        values.put("lrs_maritalstatus", new Option(100000000));
        values.put("lrs_income", new BigDecimal("150000.50"));
        values.put("lrs_children", 2);
        values.put("donotphone", true);
        values.put("lrs_bureaucheckedon", Instant.parse("2015-05-01T10:20:30Z"));
        values.put("description", "первая\nвторая");
        return values;
    }

    @Override
    protected Map<String, Object> otherValues() {
        return Map.of("lastname", "Иванова", "lrs_maritalstatus", new Option(100000001), "lrs_children", 3);
    }

    @Override
    protected String clearable() {
        return "description";
    }

    @Override
    protected Map.Entry<String, Object> tooLong() {
        return Map.entry("lrs_citizenship", "x".repeat(51));
    }

    @Override
    protected List<Map<String, Object>> closedAndOpen() {
        return List.of(
                Map.of("statecode", new Option(1), "statuscode", new Option(2)),
                Map.of("statecode", new Option(0), "statuscode", new Option(1)));
    }

    @Override
    protected Tied tied() {
        Ref client = create(values());
        Ref other = create(values());
        Ref application = new Ref("loris", "lrs_application", UUID.randomUUID().toString());
        assertWritten(change(
                Operation.CREATE,
                application,
                Map.of("lrs_name", "Ипотека", "lrs_clientid", new Reference("contact", client.id()))));
        return new Tied(application, "lrs_application_contact", new Reference("contact", other.id()));
    }
}

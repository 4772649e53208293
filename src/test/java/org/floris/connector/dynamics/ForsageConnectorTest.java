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
import org.floris.connector.Sum;

class ForsageConnectorTest extends SandboxContract {
    @Override
    String system() {
        return "forsage";
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
        values.put("gendercode", new Option(2));
        values.put("frs_monthlyincome", new Sum(new BigDecimal("150000.50")));
        values.put("numberofchildren", 2);
        values.put("donotphone", true);
        values.put("frs_score", 612.25);
        values.put("description", "первая\nвторая");
        return values;
    }

    @Override
    protected Map<String, Object> otherValues() {
        return Map.of("lastname", "Иванова", "gendercode", new Option(1), "numberofchildren", 3);
    }

    @Override
    protected String clearable() {
        return "description";
    }

    @Override
    protected Map.Entry<String, Object> tooLong() {
        return Map.entry("nickname", "x".repeat(51));
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
        Ref opportunity = new Ref("forsage", "opportunity", UUID.randomUUID().toString());
        assertWritten(change(
                Operation.CREATE,
                opportunity,
                Map.of("name", "Ипотека", "customerid", new Reference("contact", client.id()))));
        return new Tied(opportunity, "frs_opportunity_contact", new Reference("contact", other.id()));
    }
}

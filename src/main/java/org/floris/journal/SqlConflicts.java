package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.canonical.OnConflict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SqlConflicts implements Conflicts {
    private static final String KEEP =
            """
            insert into conflict (exchange_id, system, attributes, rules, lost_sealed, at)
            values (:exchange, :system, :attributes, :rules, :lost, now())
            on conflict (exchange_id, system) do update set attributes = excluded.attributes, rules = excluded.rules,
                lost_sealed = excluded.lost_sealed
            """;

    private final JdbcClient jdbc;
    private final Payloads payloads;

    SqlConflicts(JdbcClient jdbc, Payloads payloads) {
        this.jdbc = jdbc;
        this.payloads = payloads;
    }

    @Override
    public void keep(UUID exchangeId, LostValues lost) {
        jdbc.sql(KEEP)
                .param("exchange", exchangeId)
                .param("system", lost.system())
                .param("attributes", lost.rules().keySet().toArray(String[]::new))
                .param("rules", lost.rules().values().stream().map(Enum::name).toArray(String[]::new))
                .param("lost", payloads.sealLost(exchangeId, lost.values()))
                .update();
    }

    /** @throws org.floris.journal.sealing.SealedPayloadException without the key */
    List<LostValues> of(UUID exchangeId) {
        return jdbc.sql("select * from conflict where exchange_id = ? order by at, system")
                .param(exchangeId)
                .query((row, number) -> new LostValues(
                        row.getString("system"), rules(row), payloads.lost(exchangeId, row.getBytes("lost_sealed"))))
                .list();
    }

    private static Map<String, OnConflict> rules(ResultSet row) throws SQLException {
        String[] attributes = (String[]) row.getArray("attributes").getArray();
        String[] rules = (String[]) row.getArray("rules").getArray();
        Map<String, OnConflict> byAttribute = new LinkedHashMap<>();
        for (int i = 0; i < attributes.length; i++) {
            byAttribute.put(attributes[i], OnConflict.valueOf(rules[i]));
        }
        return byAttribute;
    }
}

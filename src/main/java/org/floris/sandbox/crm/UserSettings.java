package org.floris.sandbox.crm;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What users have chosen for themselves: the language and the time zone of formatted values. */
public final class UserSettings {
    /** Of the organisation: Russian Standard Time. */
    private static final int MOSCOW = 145;

    private static final String ENTITY = "usersettings";
    private static final Map<Integer, String> ZONES = zones();

    private final Database database;
    private final RecordWrites records;

    UserSettings(Database database, RecordWrites records) {
        this.database = database;
        this.records = records;
    }

    /** By the codes that the platform gives time zones. */
    private static Map<Integer, String> zones() {
        Map<Integer, String> zones = new HashMap<>();
        zones.put(35, "America/New_York");
        zones.put(85, "Europe/London");
        zones.put(92, "UTC");
        zones.put(110, "Europe/Berlin");
        zones.put(MOSCOW, "Europe/Moscow");
        zones.put(180, "Asia/Yekaterinburg");
        zones.put(201, "Asia/Novosibirsk");
        zones.put(207, "Asia/Krasnoyarsk");
        zones.put(227, "Asia/Irkutsk");
        zones.put(240, "Asia/Yakutsk");
        zones.put(270, "Asia/Vladivostok");
        return zones;
    }

    /** What a user has chosen, and for the rest what is given. */
    Caller of(UUID user, String login, boolean serviceAccount, int language) {
        EntityType entity = database.schema().entity(ENTITY);
        Object[] row = database.table(entity).get(user);
        Object chosen =
                row == null ? null : row[entity.attribute("uilanguageid").index()];
        Object zone = row == null ? null : row[entity.attribute("timezonecode").index()];
        return new Caller(
                user,
                login,
                serviceAccount,
                chosen == null ? language : (Integer) chosen,
                ZoneId.of(ZONES.get(zone == null ? MOSCOW : zone)));
    }

    /** Everybody has them from the start, with nothing chosen. */
    public Object[] retrieve(UUID user) {
        EntityType entity = database.schema().entity(ENTITY);
        requireUser(user);
        Object[] row = database.table(entity).get(user);
        if (row != null) {
            return row;
        }
        Object[] nothing = new Object[entity.attributes().size()];
        nothing[0] = user;
        return nothing;
    }

    /** @throws CrmFault for a language that the organisation does not have, and a time zone that is not known */
    public void update(Caller caller, UUID user, Map<String, Object> chosen) {
        requireUser(user);
        Object language = chosen.get("uilanguageid");
        if (language != null && !language.equals(Label.RUSSIAN) && !language.equals(Label.ENGLISH)) {
            throw CrmFault.invalidArgument("The language " + language + " is not installed.");
        }
        Object zone = chosen.get("timezonecode");
        if (zone != null && !ZONES.containsKey(zone)) {
            throw CrmFault.invalidArgument("The time zone code " + zone + " is not known.");
        }
        RecordInput input = new RecordInput(ENTITY, user, chosen);
        if (database.table(database.schema().entity(ENTITY)).get(user) == null) {
            records.create(caller, input);
        } else {
            records.update(caller, input);
        }
    }

    private void requireUser(UUID user) {
        if (database.find(new Reference("systemuser", user)) == null) {
            throw CrmFault.notFound("systemuser", user);
        }
    }
}

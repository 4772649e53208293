package org.floris.console;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.floris.connector.settings.ConnectorSettings;

/** A system's settings for people: message keys with values, without secrets. */
final class SystemSettings {
    private SystemSettings() {}

    static Map<String, Object> shown(ConnectorSettings settings) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("setting.title", settings.title());
        shown.put("setting.dialect", label(settings.dialect()));
        shown.put("setting.address", settings.address());
        shown.put("setting.organisation", settings.organisation());
        shown.put("setting.endpoint", label(settings.endpoint()));
        shown.put("setting.account", settings.auth().account());
        shown.put("setting.connect", settings.timeOuts().connect());
        shown.put("setting.read", settings.timeOuts().read());
        shown.put("setting.calls", settings.limits().concurrentCalls());
        shown.put("setting.slot", settings.limits().waitForSlot());
        shown.put("setting.page", settings.limits().pageSize());
        shown.put("setting.message", settings.limits().maxMessageSize().toMegabytes());
        shown.put("setting.failures", settings.breaker().failureRate());
        shown.put("setting.window", settings.breaker().window());
        shown.put("setting.slow", settings.breaker().slowCall());
        shown.put("setting.open", settings.breaker().openFor());
        return shown;
    }

    /** What becomes of a write while this mirror is down, by canonical entity. */
    static Map<String, String> whenDown(ConnectorSettings settings) {
        Map<String, String> whenDown = new TreeMap<>();
        settings.onMirrorDown().forEach((entity, policy) -> whenDown.put(entity, label(policy)));
        return whenDown;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

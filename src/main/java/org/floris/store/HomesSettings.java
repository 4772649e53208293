package org.floris.store;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Settings {@code floris.homes}. */
@Validated
@ConfigurationProperties("floris.homes")
record HomesSettings(@DefaultValue @Valid Initial initial) {
    /**
     * Where users work who were never moved.
     *
     * @param system      the system of everybody else
     * @param departments the system by department code
     */
    record Initial(@DefaultValue("forsage") @NotBlank String system, Map<String, String> departments) {
        Initial {
            departments = departments == null ? Map.of() : Map.copyOf(departments);
        }

        String systemOf(HubUser user) {
            return departments.getOrDefault(user.department(), system);
        }
    }
}

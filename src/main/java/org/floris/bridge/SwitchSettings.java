package org.floris.bridge;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Features that are switched off.
 *
 * @param off each as system/entity/operation, such as {@code forsage/contact/delete}
 */
@Validated
@ConfigurationProperties("floris.switches")
record SwitchSettings(
        @DefaultValue @NotNull
                Set<
                                @Pattern(
                                        regexp = "[a-z0-9_]+/[a-z0-9_]+/[a-z_]+",
                                        message =
                                                "a feature is written system/entity/operation, such as forsage/contact/delete")
                                String>
                        off) {}

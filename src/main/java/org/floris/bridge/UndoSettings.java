package org.floris.bridge;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code floris.undo}.
 *
 * @param mostDependents how many other records may hang on one that is deleted; more could not be brought back in time
 */
@Validated
@ConfigurationProperties("floris.undo")
record UndoSettings(@DefaultValue("200") @Min(1) @Max(5000) int mostDependents) {}

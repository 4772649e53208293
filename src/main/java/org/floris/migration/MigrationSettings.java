package org.floris.migration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param firstLoad         when the unified store is filled from the CRMs
 * @param migrationPageSize records a page, for the first load and for comparisons
 */
@Validated
@ConfigurationProperties("floris")
record MigrationSettings(
        @NotNull @DefaultValue("on-empty-store") When firstLoad,
        @Min(1) @Max(5000) @DefaultValue("500") int migrationPageSize) {
    enum When {
        /** At a start that finds the store without a finished load. */
        ON_EMPTY_STORE,
        /** Only when somebody asks for it. */
        NEVER
    }
}

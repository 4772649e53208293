package org.floris.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code floris.database}.
 *
 * @param url              JDBC address of a PostgreSQL 15 or later; empty starts the one in the box
 * @param user             its owner; from the environment
 * @param password         from the environment
 * @param poolSize         connections that the hub opens at most
 * @param connectionWithin how long a call waits for a connection before it is told that the journal is away
 */
@Validated
@ConfigurationProperties("floris.database")
record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("postgres") String user,
        @DefaultValue("") String password,
        @DefaultValue("16") @Min(2) @Max(200) int poolSize,
        @DefaultValue("3s") @NotNull Duration connectionWithin) {
    boolean inTheBox() {
        return url.isBlank();
    }
}

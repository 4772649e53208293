package org.floris.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may come in.
 *
 * @param users           the accounts; outside the sandbox at least one
 * @param rememberVerified how long a password that was found right is not hashed again, so that a script's call does
 *     not pay for bcrypt each time; 0 hashes always
 */
@Validated
@ConfigurationProperties("floris.security")
record SecuritySettings(
        @NotNull @DefaultValue List<@Valid Account> users, @NotNull @DefaultValue("5m") Duration rememberVerified) {
    /**
     * One account.
     *
     * @param password  {@code {bcrypt}…} or {@code {noop}…}; take it from the environment
     * @param mayUnmask whether personal values can be shown to him in the clear
     */
    record Account(
            @NotBlank String name,
            @NotNull
                    @Pattern(
                            regexp = "\\{(bcrypt|noop)}.+",
                            message = "must begin with {bcrypt} or {noop}, followed by the hash or the password")
                    String password,
            @NotEmpty Set<Role> roles,
            @DefaultValue("false") boolean mayUnmask) {
        @Override
        public String toString() {
            return "Account[name=" + name + ", roles=" + roles + ", mayUnmask=" + mayUnmask + "]";
        }
    }

    @AssertTrue(message = "floris.security.users names an account twice")
    boolean isEachNameOnce() {
        return users == null || users.stream().map(Account::name).distinct().count() == users.size();
    }
}

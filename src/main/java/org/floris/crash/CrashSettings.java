package org.floris.crash;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code floris.crash}, for rehearsals alone.
 *
 * @param orders a file that says where the hub shall end itself, such as {@code after-home 3}: at the third passage from
 *               now; missing or empty: nowhere. Without this setting no file is looked for
 */
@Validated
@ConfigurationProperties("floris.crash")
record CrashSettings(Path orders) {}

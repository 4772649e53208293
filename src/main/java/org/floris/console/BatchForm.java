package org.floris.console;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.floris.cutover.NewBatch;

/**
 * A new batch as the page's form sends it.
 *
 * @param logins pasted, separated by whatever is no part of a login
 */
record BatchForm(String name, String target, String logins, String department, Integer count) {
    static final BatchForm EMPTY = new BatchForm("", "", "", "", null);

    NewBatch asked() {
        List<String> named = Arrays.stream(
                        Optional.ofNullable(logins).orElse("").split("[\\s,;]+"))
                .filter(login -> !login.isEmpty())
                .distinct()
                .toList();
        return new NewBatch(
                Optional.ofNullable(name).orElse("").strip(),
                Optional.ofNullable(target).orElse(""),
                named,
                ExchangeQuery.given(department),
                Optional.ofNullable(count));
    }
}

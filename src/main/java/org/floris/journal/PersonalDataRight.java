package org.floris.journal;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whether the signed-in person may see personal data as it is. */
@Component
class PersonalDataRight {
    private static final String ROLE = "ROLE_PERSONAL_DATA";

    /**
     * @return the person's name
     * @throws FlorisException NOT_ALLOWED
     */
    String require() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null
                || person.getAuthorities().stream()
                        .noneMatch(authority -> authority.getAuthority().equals(ROLE))) {
            throw new FlorisException(
                    ErrorCode.NOT_ALLOWED, "Personal data is shown only to people with the role PERSONAL_DATA");
        }
        return person.getName();
    }
}

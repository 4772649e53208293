package org.floris.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;

/** A CRM user. */
@Entity
@Table(name = "app_user")
class UserRow extends StoredRecord {
    String login;
    String department;

    @Override
    void project() {
        String account = WellKnown.text(attributes, WellKnown.LOGIN);
        login = account == null ? id.toString() : SqlUsers.plainLogin(account);
        department = WellKnown.text(attributes, WellKnown.DEPARTMENT);
    }

    @Override
    List<Object> ownValues() {
        return Arrays.asList(login, department);
    }
}

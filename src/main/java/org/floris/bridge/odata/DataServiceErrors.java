package org.floris.bridge.odata;

import java.util.Optional;
import org.floris.bridge.DataErrorForm;
import org.floris.canonical.FlorisException;
import org.springframework.stereotype.Component;

/** For what never reaches the service. */
@Component
class DataServiceErrors implements DataErrorForm {
    @Override
    public Told told(FlorisException wrong, String accept) {
        DataAnswer answer = DataErrors.of(wrong, DataCall.isJson(Optional.ofNullable(accept)));
        return new Told(answer.status(), answer.headers().get("Content-Type"), answer.body());
    }
}

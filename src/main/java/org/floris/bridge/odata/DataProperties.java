package org.floris.bridge.odata;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.olingo.odata2.api.edm.EdmProperty;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.uri.UriInfo;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityDescription;

/** Single properties of an entry, parts of complex ones, and their bare values (MS-ODATA 2.2.3.2, {@code $value}). */
final class DataProperties {
    private DataProperties() {}

    /** @throws FlorisException RECORD_NOT_FOUND for the bare value of what is empty */
    static DataAnswer answer(DataCall call, UriInfo uri, DataSession session) throws ODataException {
        if (!call.method().equals("GET")) {
            throw DataQuery.cannot("a property is changed with its entry, by POST with X-HTTP-Method MERGE");
        }
        List<EdmProperty> path = uri.getPropertyPath();
        EdmProperty last = path.get(path.size() - 1);
        Object value = value(uri, path, session);
        if (!uri.isValue()) {
            return DataAnswer.of(
                    200, EntityProvider.writeProperty(call.mediaTypeOfLinks(), last, value), call.mediaTypeOfLinks());
        }
        if (value == null) {
            throw none("The property '" + last.getName() + "' of that record is empty, so it has no $value.");
        }
        return DataAnswer.of(200, EntityProvider.writePropertyValue(last, value), "text/plain");
    }

    private static Object value(UriInfo uri, List<EdmProperty> path, DataSession session) throws ODataException {
        EntityDescription entity = session.entity(uri.getTargetEntitySet().getEntityType());
        DataReads reads = new DataReads(session);
        String name = path.get(0).getName();
        UUID id = DataQuery.targetId(uri, session, reads::retrieve)
                .orElseThrow(() -> none("The record that is named there points to nothing."));
        DynamicsEntity record = reads.retrieve(entity.logicalName(), id, ColumnSet.of(List.of(CrmEdm.logical(name))));
        Object value = Entries.entry(record, entity).get(name);
        for (EdmProperty part : path.subList(1, path.size())) {
            value = ((Map<?, ?>) value).get(part.getName());
        }
        return value;
    }

    private static FlorisException none(String why) {
        return new FlorisException(ErrorCode.RECORD_NOT_FOUND, why);
    }
}

package org.floris.connector.dynamics;

import java.util.List;

/** What an ExecuteMultiple answers. */
public record ResponseCollection(List<Item> items) {
    public ResponseCollection {
        items = List.copyOf(items);
    }

    /**
     * One of fault and response is null.
     *
     * @param index of the request, from 0
     */
    public record Item(OrganizationFault fault, int index, OrganizationAnswer.Executed response) {
        public static Item of(int index, OrganizationAnswer answer) {
            return answer instanceof OrganizationAnswer.Faulted faulted
                    ? new Item(faulted.fault(), index, null)
                    : new Item(null, index, (OrganizationAnswer.Executed) answer.executed());
        }
    }
}

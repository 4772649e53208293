package org.floris.crash;

import java.util.Random;

/** Where a fault happens. */
record Scene(MachineRoom room, Replicas replicas, Office office, Random random) {
    /** Of somebody who works in that CRM. */
    Desk deskOf(Crm crm) {
        return office.desk(crm);
    }
}

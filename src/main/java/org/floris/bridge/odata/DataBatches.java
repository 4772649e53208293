package org.floris.bridge.odata;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/**
 * Carries batches out, part after part; each goes the way that it would go by itself. A change set is atomic by the
 * protocol, and two CRMs have no transaction in common, so one with more than one operation is not begun.
 */
final class DataBatches {
    /** Of what is read in one batch; answers are kept until the last one is there. */
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final DataService service;

    DataBatches(DataService service) {
        this.service = service;
    }

    /**
     * @param contentType of the batch, with its boundary
     * @throws FlorisException UNKNOWN_OPERATION unless it was sent by POST, MALFORMED_MESSAGE where it cannot be read;
     *                         nothing was carried out then
     */
    DataAnswer answer(DataCall batch, String contentType) {
        if (!batch.method().equals("POST")) {
            throw new FlorisException(ErrorCode.UNKNOWN_OPERATION, "A batch is sent by POST.");
        }
        BatchAnswer answers = new BatchAnswer();
        int number = 0;
        for (DataBatch.Item item : DataBatch.read(contentType, batch.body()).items()) {
            BatchOperation first = item.operations().get(0);
            DataAnswer answer = answer(batch, item, number, answers.size());
            if (item.changeSet() && answer.status() < 400) {
                answers.addChangeSet(answer, first.contentId());
            } else {
                answers.add(answer, first.contentId());
            }
            number += item.operations().size();
        }
        return answers.whole();
    }

    private DataAnswer answer(DataCall batch, DataBatch.Item item, int number, int answered) {
        BatchOperation first = item.operations().get(0);
        boolean json = DataCall.isJson(first.header("Accept"));
        try {
            if (item.operations().size() > 1) {
                throw new FlorisException(
                        ErrorCode.UNKNOWN_OPERATION,
                        "This change set has " + item.operations().size() + " operations, which would have to be done"
                                + " all or none, and what is done in two CRMs cannot be promised so. Nothing of it was"
                                + " done. Put each operation into a change set of its own; a batch may have many.");
            }
            if (!item.changeSet() && answered > MOST_BYTES) {
                throw new FlorisException(
                        ErrorCode.MESSAGE_TOO_LARGE,
                        "What this batch reads is larger than " + MOST_BYTES / (1024 * 1024)
                                + " MB. Ask for this part in another batch.");
            }
            return service.told(batch.part(first, number));
        } catch (RuntimeException wrong) {
            // The answers to what was carried out before it are still to come.
            return DataErrors.of(wrong, json);
        }
    }
}

package org.floris.migration;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemRecord;
import org.floris.migration.LoadTable.Pass;
import org.springframework.stereotype.Component;

/** Reads an entity of a system page by page and writes down after each page where to go on. */
@Component
class Passes {
    private final LoadTable table;

    Passes(LoadTable table) {
        this.table = table;
    }

    /** What one page came to. */
    record Tally(long made, long withoutTwin, long contradictory) {}

    /** Works on one page; done twice it does no harm. */
    interface PageWork {
        Tally work(List<SystemRecord> records);
    }

    /**
     * Goes through all pages that are left.
     *
     * @param mayGoOn asked before each page
     * @return false when it was stopped
     */
    boolean run(String entity, String name, Source source, SystemQuery all, PageWork work, BooleanSupplier mayGoOn) {
        Pass pass =
                table.find(entity, name, source.system()).orElseGet(() -> Pass.begin(entity, name, source.system()));
        while (!pass.done()) {
            if (!mayGoOn.getAsBoolean()) {
                return false;
            }
            pass = next(pass, source, all, work);
            table.save(pass);
        }
        return true;
    }

    private static Pass next(Pass pass, Source source, SystemQuery all, PageWork work) {
        long began = System.nanoTime();
        SystemQuery query = new SystemQuery(
                all.entity(),
                all.attributes(),
                all.conditions(),
                all.orders(),
                all.pageSize(),
                pass.page(),
                pass.cookie());
        SystemPage page = source.read(query);
        Tally tally = work.work(page.records());
        return new Pass(
                pass.entity(),
                pass.pass(),
                pass.system(),
                pass.page() + 1,
                page.more() ? page.cookie() : Optional.empty(),
                !page.more(),
                pass.read() + page.records().size(),
                pass.made() + tally.made(),
                pass.withoutTwin() + tally.withoutTwin(),
                pass.contradictory() + tally.contradictory(),
                pass.millis() + (System.nanoTime() - began) / 1_000_000);
    }
}

package org.floris.cli.bench;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The results as one page that needs nothing else: a chart for each scenario, the table and the goals. */
final class HtmlPage {
    private static final int BAR = 24;
    private static final int NAMES = 150;
    private static final int WIDTH = 560;

    private final StringBuilder html = new StringBuilder();

    private HtmlPage() {}

    static String of(String machine, List<Row> rows, List<Goal> goals) {
        HtmlPage page = new HtmlPage();
        page.head(machine);
        page.goals(goals);
        Set<String> scenarios = new LinkedHashSet<>();
        rows.forEach(row -> scenarios.add(row.scenario()));
        for (String scenario : scenarios) {
            page.chart(
                    scenario,
                    rows.stream().filter(row -> row.scenario().equals(scenario)).toList());
        }
        page.html.append("</main></body></html>\n");
        return page.html.toString();
    }

    private void head(String machine) {
        html.append(
                """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Floris: benchmark</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>
                body { font: 15px/1.5 system-ui, sans-serif; color: #1d2530; background: #fff; margin: 0 }
                main { max-width: 76rem; margin: 2rem auto; padding: 0 1rem }
                table { border-collapse: collapse; width: 100%; margin: .5rem 0 2rem }
                th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid #d5dbe3 }
                .number { text-align: right; font-variant-numeric: tabular-nums }
                .met { color: #11663a } .missed { color: #a1261b } .unknown { color: #596675 }
                svg text { font: 13px system-ui, sans-serif; fill: #1d2530 }
                rect { fill: #8da2bd } rect.hub { fill: #1f5fae }
                </style></head><body><main><h1>Floris side by side</h1>
                """);
        html.append("<p>").append(escape(machine)).append("</p>\n");
    }

    private void goals(List<Goal> goals) {
        html.append("<h2>Goals</h2><table><thead><tr><th>Goal<th>Asked<th>Reached<th></tr></thead><tbody>\n");
        for (Goal goal : goals) {
            String style = goal.met() == null ? "unknown" : goal.verdict();
            html.append("<tr><td>" + escape(goal.goal()) + "<td>" + escape(goal.asked()) + "<td>"
                    + escape(goal.reached()) + "<td class=\"" + style + "\">" + goal.verdict() + "</tr>\n");
        }
        html.append("</tbody></table>\n");
    }

    private void chart(String scenario, List<Row> rows) {
        html.append("<h2>").append(escape(scenario)).append("</h2>\n");
        double most = rows.stream()
                .filter(row -> row.measured() != null)
                .mapToDouble(row -> row.measured().calls())
                .max()
                .orElse(0);
        if (most > 0) {
            html.append("<svg role=\"img\" aria-label=\"Calls a second\" width=\"100%\" viewBox=\"0 0 "
                    + (NAMES + WIDTH + 90) + " " + rows.size() * (BAR + 6) + "\">\n");
            for (int line = 0; line < rows.size(); line++) {
                bar(rows.get(line), line * (BAR + 6), most);
            }
            html.append("</svg>\n");
        }
        table(rows);
    }

    private void bar(Row row, int top, double most) {
        double calls = row.measured() == null ? 0 : row.measured().calls();
        html.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text><rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\""
                        + " height=\"%d\"/><text x=\"%.1f\" y=\"%d\">%s</text>%n",
                NAMES - 8,
                top + 17,
                escape(row.target()),
                row.target().equals("Floris") ? "hub" : "other",
                NAMES,
                top,
                WIDTH * calls / most,
                BAR,
                NAMES + WIDTH * calls / most + 6,
                top + 17,
                row.measured() == null ? "–" : String.format(Locale.ROOT, "%,.0f/s", calls)));
    }

    private void table(List<Row> rows) {
        html.append("<table><thead><tr>");
        BenchTable.HEAD.forEach(name -> html.append("<th>").append(escape(name)));
        html.append("</tr></thead><tbody>\n");
        for (Row row : rows) {
            html.append("<tr>");
            List<String> cells = BenchTable.cells(row);
            for (int cell = 0; cell < cells.size(); cell++) {
                boolean number = cell > 1 && cell < cells.size() - 1;
                html.append(number ? "<td class=\"number\">" : "<td>").append(escape(cells.get(cell)));
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

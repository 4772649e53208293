package org.floris.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The corpus: the samples of the connectors, those of the wire where they are at hand, and a few that both lack. Texts are
 * secrets that no fault may repeat; ids are those of records that exist.
 */
public final class Samples {
    /** Stands wherever a sample holds a text of a person. */
    public static final List<String> SECRETS = List.of("Сокровенная", "79990001122");

    private static final Pattern BODY =
            Pattern.compile("<(\\w+):Body[^>]*>\\s*(<(?:\\w+:)?(\\w+)[\\s>].*)</\\1:Body>", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("(i:type=\"\\w+:string\"[^>]*>)[^<]+<");

    private final List<Sample> samples = new ArrayList<>();

    /** @param contact the id of a contact that may be changed; @param task of a task that may be changed */
    public Samples(String contact, String task) {
        read(Path.of("connectors/forsage/samples"), contact);
        Stream.of(System.getProperty("floris.wire"), System.getenv("FLORIS_WIRE"), "../shared/wire")
                .filter(Objects::nonNull)
                .map(place -> Path.of(place, "crm2011", "requests"))
                .filter(Files::isDirectory)
                .findFirst()
                .ifPresent(folder -> read(folder, contact));
        String fetch = "<RetrieveMultiple xmlns=\"" + Envelope.SERVICES + "\"><query i:type=\"a:FetchExpression\""
                + Envelope.PREFIXES + "><a:Query>&lt;fetch count='3' page='1'>&lt;entity name='contact'>&lt;attribute"
                + " name='lastname'/>&lt;filter>&lt;condition attribute='lastname' operator='like' value='%Сокровенная%'/>"
                + "&lt;condition attribute='frs_monthlyincome' operator='gt' value='1000.50'/>&lt;/filter>&lt;/entity>"
                + "&lt;/fetch></a:Query></query></RetrieveMultiple>";
        samples.add(new Sample("fetch", "RetrieveMultiple", fetch));
        samples.add(new Sample(
                "delete",
                "Delete",
                "<Delete xmlns=\"" + Envelope.SERVICES + "\"" + Envelope.PREFIXES
                        + "><entityName>contact</entityName><id>" + UUID.randomUUID() + "</id></Delete>"));
        samples.add(new Sample(
                "set-state-of-task",
                "Execute",
                Envelope.execute(
                        "b:SetStateRequest",
                        "SetState",
                        Envelope.pair("EntityMoniker", Envelope.reference("task", task))
                                + Envelope.pair("State", Envelope.option(0))
                                + Envelope.pair("Status", Envelope.option(3)))));
    }

    public List<Sample> all() {
        return samples;
    }

    private void read(Path folder, String contact) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Matcher body = BODY.matcher(Files.readString(file));
                if (file.toString().endsWith(".xml") && !file.toString().contains(".response.") && body.find()) {
                    samples.add(new Sample(file.getFileName().toString(), body.group(3), own(body, contact)));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String own(Matcher body, String contact) {
        String text = TEXT.matcher(body.group(2)).replaceAll("$1Сокровенная 79990001122<");
        return body.group(3).equals("Create")
                ? text.replaceAll("5f0e4b1c-0000-4d11-9a52-6c3be5a87d01", Envelope.NEW_ID)
                : text.replaceAll("5f0e4b1c-0000-4d11-9a52-6c3be5a87d01", contact);
    }
}

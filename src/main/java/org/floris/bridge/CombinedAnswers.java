package org.floris.bridge;

import java.util.List;
import java.util.Optional;
import org.floris.canonical.Ref;
import org.floris.connector.CombinedChange;
import org.floris.connector.Reference;
import org.floris.connector.WriteAnswer;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.References;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;
import org.springframework.stereotype.Component;

/**
 * What a home that made records up says of them to a caller who speaks of another system. A record that is new has the
 * same id everywhere, so only its kind has another name there.
 */
@Component
class CombinedAnswers {
    private final OrganizationCodec codec = new OrganizationCodec();
    private final Mappings mappings;

    CombinedAnswers(Mappings mappings) {
        this.mappings = mappings;
    }

    /** Without words where nothing was created: then the plain answer to the call says all. */
    Verbatim.Said said(WritePlan plan, CombinedChange.Answer answer) {
        if (answer.said() instanceof WriteAnswer.Refused || answer.created().isEmpty()) {
            return new Verbatim.Said(answer.said(), Optional.empty());
        }
        OrganizationCall call = plan.incoming().words().orElseThrow();
        List<Reference> created = answer.created().stream()
                .flatMap(ref -> in(call.system(), ref).stream())
                .map(ref -> new Reference(ref.entity(), ref.id()))
                .toList();
        OrganizationAnswer.Executed told = References.qualified(created);
        byte[] envelope = codec.writeAnswer(
                told, call.peek().operation(), OrganizationAnswers.headers(call.peek(), false), call.version());
        return new Verbatim.Said(answer.said(), Optional.of(new DialectEndpoint.Answer(200, envelope)));
    }

    /** The mapped records that a caller was told of, as {@code home} knows them. */
    List<Ref> created(DialectEndpoint.Answer told, String asked, String home) {
        return References.created(codec.readAnswer(told.envelope()).message()).stream()
                .map(reference -> new Ref(asked, reference.entity(), reference.id()))
                .flatMap(ref -> in(home, ref).stream())
                .toList();
    }

    private Optional<Ref> in(String system, Ref created) {
        return mappings.ofSystemEntity(created.system(), created.entity())
                .flatMap(mapping -> mappings.ofCanonical(system, mapping.canonicalEntity()))
                .map(EntityMapping::systemEntity)
                .map(entity -> new Ref(system, entity, created.id()));
    }
}

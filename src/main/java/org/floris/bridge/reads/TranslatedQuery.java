package org.floris.bridge.reads;

import org.floris.canonical.Links;
import org.floris.connector.dynamics.EntityCollection;
import org.floris.connector.dynamics.Query;

/** A query in the terms of the system that answers it, and what its answer means to the one who asked. */
public final class TranslatedQuery {
    private final Query query;
    private final AnswerShape shape;

    TranslatedQuery(Query query, AnswerShape shape) {
        this.query = query;
        this.shape = shape;
    }

    /** @throws org.floris.canonical.FlorisException what cannot be asked, in the caller's names */
    public static TranslatedQuery of(Query query, TwinSystems systems) {
        if (query instanceof Query.Expression expression) {
            return new ExpressionTranslation(systems).of(expression);
        }
        if (query instanceof Query.ByAttribute byAttribute) {
            return new ExpressionTranslation(systems).of(byAttribute);
        }
        return new FetchTranslation(systems).of((Query.Fetch) query);
    }

    /** To be sent. */
    public Query query() {
        return query;
    }

    /** Whether equal rows are one, so that an answer may be shorter than the page. */
    public boolean distinct() {
        return shape.distinct();
    }

    /** The page that was found, in the caller's terms. */
    public EntityCollection answer(EntityCollection page, Links links) {
        return new TranslatedAnswer(shape, links).page(page);
    }
}

package org.floris.bridge.odata;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.odata2.api.ODataCallback;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.ep.EntityProviderWriteProperties;
import org.apache.olingo.odata2.api.ep.callback.OnWriteEntryContent;
import org.apache.olingo.odata2.api.ep.callback.OnWriteFeedContent;
import org.apache.olingo.odata2.api.ep.callback.WriteCallbackContext;
import org.apache.olingo.odata2.api.ep.callback.WriteEntryCallbackContext;
import org.apache.olingo.odata2.api.ep.callback.WriteEntryCallbackResult;
import org.apache.olingo.odata2.api.ep.callback.WriteFeedCallbackContext;
import org.apache.olingo.odata2.api.ep.callback.WriteFeedCallbackResult;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.processor.ODataResponse;
import org.apache.olingo.odata2.api.uri.UriInfo;
import org.apache.olingo.odata2.api.uri.UriParser;

/**
 * What goes back.
 *
 * @param headers Content-Type among them, where there is content
 */
record DataAnswer(int status, Map<String, String> headers, byte[] body) {
    static final String VERSION = "2.0;";

    static DataAnswer empty() {
        return new DataAnswer(204, Map.of(), new byte[0]);
    }

    /** @param mediaType of what was written, which its writer does not say */
    static DataAnswer of(int status, ODataResponse response, String mediaType) throws ODataException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", mediaType + ";charset=utf-8");
        headers.put("DataServiceVersion", VERSION);
        try (InputStream content = response.getEntityAsStream()) {
            return new DataAnswer(status, headers, content.readAllBytes());
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory failed", impossible);
        }
    }

    static DataAnswer entry(DataCall call, int status, EdmEntitySet set, UriInfo uri, Map<String, Object> entry)
            throws ODataException {
        return of(
                status,
                EntityProvider.writeEntry(
                        call.mediaType(), set, entry, properties(call, uri).build()),
                call.mediaType());
    }

    static DataAnswer feed(DataCall call, EdmEntitySet set, UriInfo uri, DataReads.Feed feed) throws ODataException {
        EntityProviderWriteProperties.ODataEntityProviderPropertiesBuilder properties = properties(call, uri);
        feed.next().filter(next -> !next.isEmpty()).ifPresent(next -> properties.nextLink(call.next(next)));
        return of(
                200,
                EntityProvider.writeFeed(call.mediaType(), set, feed.entries(), properties.build()),
                call.mediaType());
    }

    /** The addresses of entries. */
    static DataAnswer links(DataCall call, EdmEntitySet set, List<Map<String, Object>> entries) throws ODataException {
        return of(
                200,
                EntityProvider.writeLinks(
                        call.mediaTypeOfLinks(),
                        set,
                        entries,
                        properties(call, null).build()),
                call.mediaTypeOfLinks());
    }

    static DataAnswer link(DataCall call, EdmEntitySet set, Map<String, Object> entry) throws ODataException {
        return of(
                200,
                EntityProvider.writeLink(
                        call.mediaTypeOfLinks(),
                        set,
                        entry,
                        properties(call, null).build()),
                call.mediaTypeOfLinks());
    }

    private static EntityProviderWriteProperties.ODataEntityProviderPropertiesBuilder properties(
            DataCall call, UriInfo uri) throws ODataException {
        EntityProviderWriteProperties.ODataEntityProviderPropertiesBuilder properties =
                EntityProviderWriteProperties.serviceRoot(call.root());
        if (uri == null) {
            return properties;
        }
        Map<String, ODataCallback> callbacks = new HashMap<>();
        for (var way : uri.getExpand()) {
            callbacks.put(way.get(0).getNavigationProperty().getName(), new Inline(call));
        }
        return properties
                .expandSelectTree(UriParser.createExpandSelectTree(uri.getSelect(), uri.getExpand()))
                .callbacks(callbacks);
    }

    /** Hands out what stands in the entry under the navigation property's name. */
    private record Inline(DataCall call) implements OnWriteEntryContent, OnWriteFeedContent {
        @Override
        @SuppressWarnings("unchecked")
        public WriteEntryCallbackResult retrieveEntryResult(WriteEntryCallbackContext context) {
            WriteEntryCallbackResult result = new WriteEntryCallbackResult();
            result.setEntryData((Map<String, Object>) given(context));
            result.setInlineProperties(inline(context));
            return result;
        }

        @Override
        @SuppressWarnings("unchecked")
        public WriteFeedCallbackResult retrieveFeedResult(WriteFeedCallbackContext context) {
            WriteFeedCallbackResult result = new WriteFeedCallbackResult();
            result.setFeedData((List<Map<String, Object>>) given(context));
            result.setInlineProperties(inline(context));
            return result;
        }

        private static Object given(WriteCallbackContext context) {
            try {
                return context.getEntryData()
                        .get(context.getNavigationProperty().getName());
            } catch (EdmException wrong) {
                throw new IllegalStateException(wrong);
            }
        }

        private EntityProviderWriteProperties inline(WriteCallbackContext context) {
            return EntityProviderWriteProperties.serviceRoot(call.root())
                    .expandSelectTree(context.getCurrentExpandSelectTreeNode())
                    .build();
        }
    }
}

package org.floris.console;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends each sample to each viewer, in his language. One that reads slowly misses samples and holds up nobody. */
@Component
class LiveStream implements SmartLifecycle {
    private final Sampler sampler;
    private final OverviewWords words;
    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();
    private ExecutorService senders;

    LiveStream(Sampler sampler, OverviewWords words) {
        this.sampler = sampler;
        this.words = words;
    }

    SseEmitter open(Locale locale) {
        SseEmitter stream = new SseEmitter(0L);
        AtomicBoolean busy = new AtomicBoolean();
        open.add(stream);
        Runnable end = sampler.watch(sample -> {
            if (busy.compareAndSet(false, true)) {
                senders.execute(() -> {
                    send(stream, sample, locale);
                    busy.set(false);
                });
            }
        });
        stream.onCompletion(() -> {
            end.run();
            open.remove(stream);
        });
        stream.onTimeout(stream::complete);
        if (!isRunning()) {
            // A browser asks again as soon as its stream has ended.
            stream.complete();
        }
        return stream;
    }

    private void send(SseEmitter stream, Sample sample, Locale locale) {
        LocaleContextHolder.setLocale(locale);
        try {
            Sentence sentence = words.sentence(sample);
            Map<String, Object> event = Map.of(
                    "sample",
                    sample,
                    "sentence",
                    sentence.text(),
                    "state",
                    sentence.badge().id());
            stream.send(SseEmitter.event().name("sample").data(event));
        } catch (IOException | IllegalStateException gone) {
            stream.completeWithError(gone);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Override
    public synchronized void start() {
        senders = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "console-live");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Streams never end by themselves; a graceful stop would wait for them. */
    @Override
    public synchronized void stop() {
        open.forEach(SseEmitter::complete);
        senders.shutdown();
        senders = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return senders != null;
    }
}

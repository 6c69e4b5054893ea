package org.intendant.operations.life;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.intendant.data.Readiness;
import org.intendant.data.StartLock;
import org.intendant.operations.store.Sql;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobSteward;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;
import org.jspecify.annotations.Nullable;

/** JobRunr: carries an operation from a transaction to a thread of some server. Nothing else of it is used. */
@ApplicationScoped
public class Jobs implements Readiness {

    private static final Duration SECOND_LOOK = Duration.ofMillis(40);

    @Inject
    Sql sql;

    @Inject
    Instance<OperationWorker> worker;

    @Inject
    Threads threads;

    private final AtomicBoolean waking = new AtomicBoolean();
    private @Nullable StorageProvider storage;
    private @Nullable BackgroundJobServer server;

    /** Makes JobRunr's tables where they are missing and takes jobs from now on. */
    synchronized void start() {
        new StartLock(sql.source())
                .hold(() -> storage =
                        SqlStorageProviderFactory.using(new JoinedDataSource(sql.source(), sql.transactions())));
        StorageProvider fresh = requireNonNull(storage);
        JacksonJsonMapper json = new JacksonJsonMapper();
        fresh.setJobMapper(new JobMapper(json));
        BackgroundJobServer started = new BackgroundJobServer(fresh, json, this::activate, configuration());
        started.start();
        server = started;
    }

    private static BackgroundJobServerConfiguration configuration() {
        return BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andWorkerCount(Places.ALL)
                .andPollInterval(Duration.ofSeconds(5))
                .andDeleteSucceededJobsAfter(Duration.ofMinutes(10))
                .andPermanentlyDeleteDeletedJobsAfter(Duration.ofHours(1))
                .andInterruptJobsAwaitDurationOnStopBackgroundJobServer(Duration.ofSeconds(2));
    }

    private <T> T activate(Class<T> type) {
        return type.cast(worker.get());
    }

    /** In the caller's transaction. */
    void enqueue(RunOperation request) {
        StorageProvider known = storage;
        if (known == null) {
            throw new IllegalStateException("Intendant is still starting.");
        }
        new JobRequestScheduler(known).enqueue(UUID.fromString(request.job()), request);
    }

    /** Looks for jobs now instead of within five seconds; again shortly after, for a look that was just going on. */
    void wake() {
        if (waking.compareAndSet(false, true)) {
            threads.later(
                    () -> {
                        waking.set(false);
                        look();
                        threads.later(this::look, SECOND_LOOK);
                    },
                    Duration.ZERO);
        }
    }

    private void look() {
        BackgroundJobServer running = server;
        if (running != null && running.isRunning()) {
            JobSteward steward = running.getJobSteward();
            steward.notifyThreadOccupied();
            steward.notifyThreadIdle();
        }
    }

    /** It stops itself after too many errors of the database: then it is started anew. */
    synchronized void watch() {
        BackgroundJobServer running = server;
        if (running != null && !running.isRunning()) {
            running.stop();
            start();
        }
    }

    synchronized void stop() {
        BackgroundJobServer running = server;
        server = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public Optional<String> notReady() {
        BackgroundJobServer running = server;
        return running != null && running.isRunning()
                ? Optional.empty()
                : Optional.of("The worker for operations does not run.");
    }
}

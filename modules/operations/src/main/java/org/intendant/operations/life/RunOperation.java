package org.intendant.operations.life;

import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/**
 * The message that carries an operation to a thread.
 *
 * @param operation its number
 * @param job the handing-over that it belongs to; an older one finds nothing to do
 */
public record RunOperation(long operation, String job) implements JobRequest {

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends JobRequestHandler> getJobRequestHandler() {
        return OperationWorker.class;
    }
}

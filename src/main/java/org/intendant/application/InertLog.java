package org.intendant.application;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.intendant.data.StartOrder;

/** Has all that the server writes from its start on go through {@link InertFormat}: its configuration reaches no traces. */
@ApplicationScoped
class InertLog {

    void start(@Observes @Priority(StartOrder.MIGRATIONS - 1) Startup started) {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            if (!(handler.getFormatter() instanceof InertFormat)) {
                handler.setFormatter(new InertFormat(handler.getFormatter()));
            }
        }
    }
}

package org.intendant.people;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import org.intendant.plans.Refused;

/**
 * Lets a use case begin only for those who may. Stands inside {@code @ActivateRequestContext}, which jobs use, and
 * outside {@code @Transactional}: who is refused costs no transaction.
 */
@Allowed(Permission.PUBLIC)
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 150)
class AllowedInterceptor {

    @Inject
    CurrentActor actor;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        Permission needed = needed(call.getMethod());
        if (needed != Permission.PUBLIC && !actor.get().may(needed)) {
            throw new Refused(Refused.Why.NOT_ALLOWED, "Your role does not allow this.");
        }
        return call.proceed();
    }

    private static Permission needed(Method method) {
        Allowed allowed = method.getAnnotation(Allowed.class);
        return (allowed != null ? allowed : method.getDeclaringClass().getAnnotation(Allowed.class)).value();
    }
}

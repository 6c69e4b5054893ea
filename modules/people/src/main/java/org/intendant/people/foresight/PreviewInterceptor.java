package org.intendant.people.foresight;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.intendant.plans.Target;

/** Tries a change over REST instead of making it, where that is asked for. */
@Previewed
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class PreviewInterceptor {

    @Inject
    Previews previews;

    @AroundInvoke
    Object preview(InvocationContext call) throws Exception {
        Method method = call.getMethod();
        boolean asked = Boolean.TRUE.equals(argument(
                call, one -> one instanceof QueryParam query && query.value().equals("preview")));
        if (!asked) {
            return call.proceed();
        }
        Previewed previewed = method.getAnnotation(Previewed.class);
        Object id = argument(
                call, one -> one instanceof PathParam path && path.value().equals(previewed.id()));
        throw previews.of(List.of(new Target(previewed.value(), (Long) id, "")), () -> proceed(call));
    }

    private static Object argument(InvocationContext call, Predicate<Annotation> named) {
        Annotation[][] annotations = call.getMethod().getParameterAnnotations();
        return IntStream.range(0, annotations.length)
                .filter(i -> Arrays.stream(annotations[i]).anyMatch(named))
                .mapToObj(i -> call.getParameters()[i])
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(call.getMethod() + " lacks a parameter for its preview."));
    }

    private static void proceed(InvocationContext call) {
        try {
            call.proceed();
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}

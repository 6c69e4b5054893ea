package org.intendant.web.frame;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages read {@code #{server.name}} where the thing has an accessor {@code name()} and no {@code getName()}: records and
 * our own types. Expression Language learns records in version 6 only.
 */
public class AccessorResolver extends ELResolver {

    private static final ClassValue<Accessors> ACCESSORS = new ClassValue<>() {
        @Override
        protected Accessors computeValue(Class<?> type) {
            return new Accessors(type);
        }
    };

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        Method accessor = accessor(base, property);
        if (accessor == null) {
            return null;
        }
        context.setPropertyResolved(base, property);
        try {
            return accessor.invoke(base);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof RuntimeException ours) {
                throw ours;
            }
            throw new ELException(failed.getCause());
        } catch (IllegalAccessException closed) {
            throw new ELException(closed);
        }
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        Method accessor = accessor(base, property);
        if (accessor == null) {
            return null;
        }
        context.setPropertyResolved(base, property);
        return accessor.getReturnType();
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        // Accessors only read.
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        boolean ours = accessor(base, property) != null;
        if (ours) {
            context.setPropertyResolved(base, property);
        }
        return ours;
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return base == null ? null : Object.class;
    }

    private static @Nullable Method accessor(@Nullable Object base, @Nullable Object property) {
        return base != null && property instanceof String name
                ? ACCESSORS.get(base.getClass()).named(name)
                : null;
    }

    /** The accessors of one type. */
    private static final class Accessors {
        private final Map<String, Method> byName = new HashMap<>();

        Accessors(Class<?> type) {
            if (!type.isRecord() && !type.getName().startsWith("org.intendant.")) {
                return;
            }
            for (Method method : type.getMethods()) {
                if (reads(method) && !hasGetter(type, method.getName()) && method.trySetAccessible()) {
                    byName.merge(method.getName(), method, (one, other) -> one.isBridge() ? other : one);
                }
            }
        }

        @Nullable
        Method named(String name) {
            return byName.get(name);
        }

        private static boolean reads(Method method) {
            return method.getParameterCount() == 0
                    && method.getReturnType() != void.class
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getDeclaringClass() != Object.class;
        }

        private static boolean hasGetter(Class<?> type, String name) {
            String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            for (Method method : type.getMethods()) {
                if (method.getParameterCount() == 0
                        && (method.getName().equals("get" + capital)
                                || method.getName().equals("is" + capital))) {
                    return true;
                }
            }
            return false;
        }
    }
}

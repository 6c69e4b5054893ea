package org.intendant.data;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts real beans together by their injection points, one of each type, without a container. */
public final class Wire {

    private final Map<Class<?>, Object> beans = new LinkedHashMap<>();
    private final Map<Class<?>, List<?>> many = new LinkedHashMap<>();

    public Wire with(Class<?> type, Object bean) {
        beans.put(type, bean);
        return this;
    }

    /** What an {@code Instance<T>} finds. */
    public Wire withMany(Class<?> type, List<?> instances) {
        many.put(type, instances);
        return this;
    }

    public <T> T get(Class<T> type) {
        Object known = beans.get(type);
        if (known != null) {
            return type.cast(known);
        }
        try {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (constructor.isAnnotationPresent(Inject.class)) {
                    Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                            .map(this::get)
                            .toArray();
                    Object made = constructor.newInstance(arguments);
                    beans.put(type, made);
                    return type.cast(made);
                }
            }
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object made = constructor.newInstance();
            beans.put(type, made);
            fill(made);
            return type.cast(made);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("No " + type, broken);
        }
    }

    /** The bean of a class that is not visible from here, by its full name. */
    public Object get(String type) {
        try {
            return get(Class.forName(type));
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException("No " + type, gone);
        }
    }

    private void fill(Object bean) throws ReflectiveOperationException {
        for (Class<?> type = bean.getClass(); type != null; type = type.getSuperclass()) {
            fill(bean, type.getDeclaredFields());
        }
        for (Method method : bean.getClass().getDeclaredMethods()) {
            if (method.isAnnotationPresent(PostConstruct.class)) {
                method.setAccessible(true);
                method.invoke(bean);
            }
        }
    }

    private void fill(Object bean, Field[] fields) throws IllegalAccessException {
        for (Field field : fields) {
            if (field.isAnnotationPresent(Inject.class) || field.isAnnotationPresent(PersistenceContext.class)) {
                field.setAccessible(true);
                field.set(bean, field.getType() == Instance.class ? instance(argument(field)) : get(field.getType()));
            }
        }
    }

    private static Class<?> argument(Field field) {
        return (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
    }

    /** All that was given of a type, and where nothing was given the one bean. */
    private Beans<Object> instance(Class<?> type) {
        return new Beans<>(() -> many.getOrDefault(type, List.of()), () -> get(type));
    }
}

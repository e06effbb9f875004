# Debian's libopencv-core-dev and libopencv-imgproc-dev bring headers and libraries but no OpenCVConfig.cmake (that
# sits in libopencv-dev, with a hundred packages we do not need). Target: beian_opencv, when both are there.
if(NOT TARGET beian_opencv)
    find_library(BEIAN_OPENCV_CORE opencv_core)
    find_library(BEIAN_OPENCV_IMGPROC opencv_imgproc)
    find_path(BEIAN_OPENCV_INCLUDE opencv2/imgproc.hpp PATH_SUFFIXES opencv4)
    mark_as_advanced(BEIAN_OPENCV_CORE BEIAN_OPENCV_IMGPROC BEIAN_OPENCV_INCLUDE)
    if(BEIAN_OPENCV_CORE AND BEIAN_OPENCV_IMGPROC AND BEIAN_OPENCV_INCLUDE)
        add_library(beian_opencv INTERFACE)
        target_include_directories(beian_opencv SYSTEM INTERFACE ${BEIAN_OPENCV_INCLUDE})
        target_link_libraries(beian_opencv INTERFACE ${BEIAN_OPENCV_IMGPROC} ${BEIAN_OPENCV_CORE})
    endif()
endif()
